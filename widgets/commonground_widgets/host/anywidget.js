/* anywidget's own module, and the one thing in it that phones from before 2023 do not know. */
import "./older.js";

export { default } from "anywidget";
