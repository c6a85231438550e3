// A tap, where the engine's driver has no fingers (WebKitGTK's) or fails to move them (Firefox's): the page is told of
// what the engine would tell it. The click at the end comes without a pointer, as assistive technology sends it.

export function tapElement(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { clientX: left + width / 2, clientY: top + height / 2 };
  const finger = { ...place, pointerType: "touch", isPrimary: true, button: 0, bubbles: true };
  element.dispatchEvent(new PointerEvent("pointerdown", finger));
  element.dispatchEvent(new PointerEvent("pointerup", finger));
  element.click();
}
