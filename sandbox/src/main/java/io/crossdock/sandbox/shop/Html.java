package io.crossdock.sandbox.shop;

/** The frame of every storefront page. */
final class Html {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--bg:#faf8f5;--card:#fff;--ink:#26221d;--soft:#6f675d;--line:#e4ded5;--go:#b3541e}
      @media(prefers-color-scheme:dark){:root{--bg:#1b1916;--card:#262320;--ink:#efe9e1;--soft:#a89f93;--line:#3a3530;--go:#e08a4f}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
      header,main{max-width:64rem;margin:0 auto;padding:1rem 1.25rem}
      header{display:flex;gap:1.25rem;align-items:baseline;border-bottom:1px solid var(--line)}
      header b{font-size:1.15rem}a{color:var(--go)}
      .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem}
      .card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem}
      .soft{color:var(--soft)}form{display:inline-block;margin:.25rem .35rem .25rem 0}
      button{font:inherit;padding:.4rem .9rem;border-radius:.4rem;border:1px solid var(--go);background:var(--go);color:var(--card);cursor:pointer}
      input,textarea{font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.4rem;background:var(--bg);color:inherit;width:22rem;max-width:100%}
      table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
      .error{border-color:#c0392b}
      """;

  private Html() {}

  /** A whole page; {@code body} is HTML already. */
  static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + text(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body><header><b>Sandbox shop</b><a href=\"/\">Products and orders</a>"
        + "<a href=\"/_sandbox/limits\">What is not imitated</a>"
        + "<a href=\"/_sandbox/faults\">Faults</a></header><main><h1>"
        + text(title)
        + "</h1>"
        + body
        + "</main></body></html>";
  }

  /** Text, safe inside elements and quoted attributes. */
  static String text(Object value) {
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String button(String action, String label) {
    return "<form method=\"post\" action=\""
        + text(action)
        + "\"><button>"
        + text(label)
        + "</button></form>";
  }
}
