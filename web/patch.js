// Reads the bytes of a patch (src/imgui_dom/semantics_patch.h) and calls a method per change.

/** In the order of `enum class PatchOp`, which counts from 1. */
export const patchOps = [
  "create",
  "remove",
  "move",
  "rect",
  "attribute",
  "unset",
  "text",
  "font",
  "value",
  "clearSecret",
  "options",
  "pageSize",
];

const decoder = new TextDecoder();

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  u8() {
    return this.view.getUint8(this.at++);
  }

  u32() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f32() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  string() {
    const length = this.u32();
    this.at += length;
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  lines() {
    const lines = [];
    for (let left = this.u32(); left > 0; --left) {
      lines.push({ text: this.string(), next: this.u8() });
    }
    return lines;
  }

  options() {
    const options = [];
    for (let left = this.u32(); left > 0; --left) {
      options.push({ value: this.string(), label: this.string() });
    }
    return options;
  }

  font() {
    return {
      size: this.f32(),
      lineHeight: this.f32(),
      weight: this.f32(),
      mono: this.u8(),
      align: this.u8(),
    };
  }
}

/** Each reads what its change carries behind the id of the element, and has it done. */
const changes = {
  create: (r, target, id) => target.create(id, r.string(), r.u32(), r.u32()),
  remove: (_, target, id) => target.remove(id),
  move: (r, target, id) => target.move(id, r.u32(), r.u32()),
  rect: (r, target, id) => target.rect(id, r.f32(), r.f32(), r.f32(), r.f32()),
  attribute: (r, target, id) => target.attribute(id, r.string(), r.string()),
  unset: (r, target, id) => target.unset(id, r.string()),
  text: (r, target, id) => target.text(id, r.lines()),
  font: (r, target, id) => target.font(id, r.font()),
  value: (r, target, id) => target.value(id, r.string()),
  clearSecret: (_, target, id) => target.clearSecret(id),
  options: (r, target, id) => target.options(id, r.options()),
};

export function readPatch(bytes, target) {
  const reader = new Reader(bytes);
  while (!reader.done) {
    const op = patchOps[reader.u8() - 1];
    if (op === "pageSize") target.pageSize(reader.f32(), reader.f32());
    else changes[op](reader, target, reader.u32());
  }
}
