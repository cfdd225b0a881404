/** Many controls as one stop of the Tab key: arrows go among them, and the one used last is the stop. */

/**
 * Rows of a box and a button: up and down go from row to row, left and right between box and button.
 * @param {HTMLElement} group @param {string} boxes selector of each row's first control @param {string} buttons of its second
 */
export function oneStop(group, boxes, buttons) {
  const column = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...group.querySelectorAll(selector)]);
  const stop = (/** @type {HTMLElement | undefined} */ wanted) => {
    for (const one of column(`${boxes}, ${buttons}`)) one.tabIndex = one === wanted ? 0 : -1;
  };
  stop(column(boxes)[0]);
  group.addEventListener("focusin", ({ target }) => { if (target instanceof HTMLElement && target.matches(`${boxes}, ${buttons}`)) stop(target); });
  group.addEventListener("keydown", (event) => {
    const { target } = event, isButton = target instanceof HTMLElement && target.matches(buttons), own = column(isButton ? buttons : boxes);
    const at = own.findIndex((one) => one === target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { ArrowDown: own[at + 1], ArrowUp: own[at - 1], Home: own[0], End: own[own.length - 1], ArrowRight: column(buttons)[at], ArrowLeft: column(boxes)[at] }[event.key];
    if (!["ArrowDown", "ArrowUp", "Home", "End", "ArrowRight", "ArrowLeft"].includes(event.key)) return;
    event.preventDefault();
    next?.focus();
  });
}
