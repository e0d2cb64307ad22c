/* anywidget's own module, and the one thing in it that phones from before 2023 do not know. Every page of ours is an anywidget,
so the host always carries it. */
import "./older.js";

export { default } from "anywidget";
