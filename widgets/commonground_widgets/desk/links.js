/* Addresses of what the desk takes away. */

/** An address below the session's on the server, whatever prefix the desk itself is under. */
export function below({ base = "../", code }, path) {
  return `${base.endsWith("/") ? base : `${base}/`}api/sessions/${code}/${path}`;
}
