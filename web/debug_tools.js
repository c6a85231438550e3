// Dear ImGui's own tools over the page, in a debug build, where the address has `?imgui`. The pointer is theirs while it
// is on one of them.

const pressesAndClicks = ["pointerdown", "pointerup", "mousedown", "click"];

const wheelStep = 100; // CSS pixels for one line of a wheel

export function showDebugTools(program) {
  const keep = (event) => {
    if (!program.isPointerOnDebugTools()) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.type === "pointerdown" || event.type === "pointerup") {
      program.pointerMoved(event.clientX, event.clientY);
      program.pointerButton(event.type === "pointerdown");
    }
  };
  for (const type of pressesAndClicks) addEventListener(type, keep, { capture: true });
  addEventListener("pointermove", ({ clientX, clientY }) => program.pointerMoved(clientX, clientY));
  const scroll = (event) => {
    if (!program.isPointerOnDebugTools()) return;
    event.preventDefault();
    program.wheel(-event.deltaX / wheelStep, -event.deltaY / wheelStep);
  };
  addEventListener("wheel", scroll, { capture: true, passive: false });
  program.showDebugTools();
}
