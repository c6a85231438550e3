// The picture on the canvas: Dear ImGui's triangles, drawn with WebGL 2. All of them have one texture, that of the texts
// (src/imgui_dom/text_atlas.h), where a white block stands for plain colour.

const vertexShader = `#version 300 es
uniform vec2 scale;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in vec4 color;
out vec2 texel;
out vec4 tint;
void main() {
  texel = place;
  tint = color;
  gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
}`;

const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D texts;
in vec2 texel;
in vec4 tint;
out vec4 pixel;
void main() {
  pixel = tint * texture(texts, texel);
}`;

const vertexBytes = 20; // ImDrawVert: position, place in the texture, colour
const whiteSide = 4;

function makeProgram(gl) {
  const program = gl.createProgram();
  const add = (type, source) => {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  };
  add(gl.VERTEX_SHADER, vertexShader);
  add(gl.FRAGMENT_SHADER, fragmentShader);
  gl.linkProgram(program);
  return program;
}

/** @returns {Graphics | null} null without WebGL 2; then nothing is drawn, and the page shows its elements */
export function createGraphics(canvas) {
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false, // the shapes bring their own
    depth: false,
    powerPreference: "low-power",
  });
  return gl && new Graphics(gl);
}

class Graphics {
  constructor(gl) {
    this.gl = gl;
    this.texture = null;
    this.start();
  }

  /** Nobody else draws here, so what is set once stays so, until the browser takes the context away. */
  start() {
    const { gl } = this;
    const program = makeProgram(gl);
    gl.useProgram(program);
    this.scale = gl.getUniformLocation(program, "scale");
    this.firstVertex = -1; // of the triangles drawn last; none are
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** Makes an empty texture, in place of the former one. */
  makeTexture(width, height) {
    const { gl } = this;
    gl.deleteTexture(this.texture);
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    // Texts are drawn texel for pixel, so no texel may bleed into the next.
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    this.fill(0, 0, whiteSide, whiteSide, new Uint8Array(4 * whiteSide ** 2).fill(255));
  }

  /** @param {HTMLCanvasElement | Uint8Array} source its upper left part, or all its bytes */
  fill(x, y, width, height, source) {
    const { gl } = this;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, source);
  }

  /** @param {number} color 0xrrggbb of what is not drawn over; @param {number} ratio device pixels in a CSS pixel */
  startPicture(color, ratio) {
    const { gl } = this;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    this.ratio = ratio;
    gl.viewport(0, 0, width, height);
    gl.scissor(0, 0, width, height);
    gl.uniform2f(this.scale, (2 * ratio) / width, (-2 * ratio) / height);
    gl.clearColor((color >> 16) / 255, ((color >> 8) & 255) / 255, (color & 255) / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  /** The corners that the next triangles refer to, and the triangles, as three indices of 16 bits each. */
  loadTriangles(vertices, indices) {
    const { gl } = this;
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
  }

  /** Draws what of the triangles lies within a rectangle, in CSS pixels. Indices count from `firstVertex`. */
  drawTriangles(left, top, right, bottom, firstVertex, firstIndex, count) {
    const { gl } = this;
    const x = Math.round(left * this.ratio);
    const y = Math.round(top * this.ratio);
    const end = Math.round(right * this.ratio);
    const below = Math.round(bottom * this.ratio);
    if (end <= x || below <= y) return;
    gl.scissor(x, gl.drawingBufferHeight - below, end - x, below - y);
    this.countFrom(firstVertex);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, 2 * firstIndex);
  }

  /** Only when it is another vertex than before: these three calls cost more than a drawing does. */
  countFrom(firstVertex) {
    if (firstVertex === this.firstVertex) return;
    this.firstVertex = firstVertex;
    const { gl } = this;
    const start = firstVertex * vertexBytes;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, start);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, start + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, start + 16);
  }
}
