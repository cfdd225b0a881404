/** Links to a publisher's page. The first time, what following one tells a stranger is said before it is followed. */

import { el } from "./dom.js";

const TOLD_KEY = "dateline-out-told";
let wasTold = false; // where a browser keeps nothing, once a page

function isTold() {
  try { return wasTold || localStorage.getItem(TOLD_KEY) !== null; } catch { return wasTold; }
}

function keepTold() {
  wasTold = true;
  try { localStorage.setItem(TOLD_KEY, "yes"); } catch { /* then it is said again on the next page */ }
}

/** A link that opens beside the dashboard. @param {string} href http or https @param {...(Node | string)} content */
export function outLink(href, ...content) {
  const link = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...content);
  /** @param {MouseEvent} event */
  const ask = (event) => {
    if (event.button > 1 || isTold()) return;
    event.preventDefault();
    notice(link);
  };
  link.addEventListener("click", ask);
  link.addEventListener("auxclick", ask); // the middle button opens links too
  return link;
}

/** Say it, over the page; the link is followed when a person wants it all the same. @param {HTMLAnchorElement} link */
function notice(link) {
  const close = () => box.close();
  const box = el("dialog", { class: "out-notice", "aria-label": "Leaving Dateline" },
    el("p", {}, el("b", { text: `${link.hostname} will learn that you read this page.` })),
    el("p", { text: "It, and whoever carries the request, sees your network address, the time, and the page that you open. It does not see that you came from Dateline. This is said once." }),
    el("p", { class: "acts" },
      el("button", { type: "button", class: "go", text: "Open the page", onclick: () => { keepTold(); close(); link.click(); } }),
      el("button", { type: "button", text: "Stay here", onclick: close })));
  box.addEventListener("close", () => box.remove());
  link.after(box);
  box.showModal();
}
