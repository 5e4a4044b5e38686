/** On a phone, filters that nobody has chosen are folded away, so that the results come first. Without a script they stay open. */
export function fold(details, narrow = window.matchMedia("(max-width: 40rem)")) {
  const follow = () => details.toggleAttribute("open", !narrow.matches);
  narrow.addEventListener("change", follow);
  follow();
}
