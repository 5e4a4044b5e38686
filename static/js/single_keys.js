/** Whether a key press is a shortcut of ours: one key alone, outside of fields, and not switched off by the reader (WCAG 2.1.4). */
export function isSingleKey(event) {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (target instanceof Element && target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]"))
    return false;
  return document.querySelector("[data-single-keys=on]") !== null;
}
