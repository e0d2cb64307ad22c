/* The screen while the room gathers: where to go, what to type, and a plate for each who is here. */
import { Qr, readable } from "../parts/Qr.jsx";
import { plural } from "../parts/words.js";

export function Lobby({ page }) {
  const { session, room } = page;
  const place = readable(session.join).replace(new RegExp(`/${session.code}$`, "u"), "");
  return (
    <main class="cg-lobby">
      <div class="cg-lobby-words">
        <h1 dir="auto">{session.title}</h1>
        <p class="cg-lobby-go">
          Join at <strong>{place}</strong>
        </p>
        <p class="cg-lobby-code">
          <span class="cg-unseen">Code {[...session.code].join(" ")}</span>
          {[...session.code].map((letter, at) => (
            <span class="cg-card" aria-hidden="true" key={`${letter}${at}`}>
              {letter}
            </span>
          ))}
        </p>
      </div>
      {session.qr && (
        <div class="cg-card cg-lobby-qr">
          <Qr qr={session.qr} address={session.join} />
        </div>
      )}
      <div class="cg-lobby-here" style={`--plates: ${Math.max(1, room.here)}`}>
        <p role="status">
          {room.here ? `${plural(room.here, "person", "people")} here` : "A plate appears here for everybody who joins"}
        </p>
        <div aria-hidden="true">
          {Array.from({ length: room.here }, (_, at) => (
            <span class="cg-plate" data-filled key={at} />
          ))}
        </div>
      </div>
    </main>
  );
}
