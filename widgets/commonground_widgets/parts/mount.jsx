/* How a page comes into a document and leaves it: the form that anywidget asks for. */
import { Component, render } from "preact";
import { open } from "../page/page.js";
import { giveParts } from "../page/parts.js";
import { Live } from "./Live.jsx";
import { Link } from "./use.js";

/** A part that cannot be drawn says so, instead of leaving an empty page behind. */
class Guard extends Component {
  componentDidCatch(error) {
    console.error(error);
    this.setState({ broken: true });
  }

  render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div class="cg-page" role="alert">
        <div class="cg-page-column">
          <h1 class="cg-title">This page could not be drawn</h1>
          <p class="cg-prompt">What was saved is safe. Reload the page to go on.</p>
          <button type="button" class="cg-button" data-kind="main" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      </div>
    );
  }
}

/** @param {string} name of the page, also its class @param {Function} Page its component */
export const widget = (name, Page) => ({
  render({ model, el }) {
    const link = open(model);
    const root = document.createElement("div");
    root.className = `cg cg-${name}`;
    el.append(root);
    const stop = giveParts(root, model);
    render(
      <Guard>
        <Link.Provider value={link}>
          <Live>
            <Page />
          </Live>
        </Link.Provider>
      </Guard>,
      root,
    );
    return () => {
      stop();
      link.close?.();
      render(null, root);
      root.remove();
    };
  },
});
