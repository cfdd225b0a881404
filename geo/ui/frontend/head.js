/** The header: real links, followed within the session when clicked plainly. */

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".head");
  const follow = (name) => (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("go", name);
  };
  root.querySelector("nav").replaceChildren(...data.pages.map(({ name, href }) =>
    el("a", { href, text: name, "aria-current": name === data.here ? "page" : null, onclick: follow(name) })));
  root.querySelector(".brand").onclick = follow(data.pages[0].name);
  root.querySelector(".counts").textContent = data.counts;
}
