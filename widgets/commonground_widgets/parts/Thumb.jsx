/* The bar at the thumb: how it stands, and the one main thing to do. It stays above the on-screen
 * keyboard and clear of the phone's own edge. */
import { useEffect } from "preact/hooks";
import { Problem } from "./Problem.jsx";

/**
 * @param {{status?: any, problem?: object | null, tall?: boolean, children?: any}} props `tall` is for
 *   several answers one under the other: where the page is low, they scroll instead of covering it.
 */
export function Thumb({ status, problem, tall = false, children }) {
  return (
    <div class="cg-thumb" data-tall={tall || undefined}>
      <div class="cg-thumb-inside">
        <Problem problem={problem} />
        {status && <div class="cg-thumb-status">{status}</div>}
        {children && <div class="cg-thumb-do">{children}</div>}
      </div>
    </div>
  );
}

const TALL = 120;

/**
 * Some phones lay the keyboard over the page without telling the layout; the visual viewport knows.
 * `--keyboard` is how much of the page's foot is covered.
 */
export function useKeyboard(root) {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view || !root.current) return undefined;
    const fit = () => {
      const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
      const keyboard = view.scale > 1.05 ? 0 : Math.round(covered);
      root.current?.style.setProperty("--keyboard", `${keyboard}px`);
      root.current?.toggleAttribute("data-typing", keyboard > TALL);
    };
    fit();
    view.addEventListener("resize", fit);
    view.addEventListener("scroll", fit);
    return () => {
      view.removeEventListener("resize", fit);
      view.removeEventListener("scroll", fit);
    };
  }, []);
}
