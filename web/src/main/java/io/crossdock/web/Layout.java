package io.crossdock.web;

import org.springframework.security.web.csrf.CsrfToken;

/** What every page has around it. */
final class Layout {

  private Layout() {}

  static String page(String title, String content, CsrfToken csrf) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s - Crossdock</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/assets/console.css"></head><body>
    <nav aria-label="Main"><b>Crossdock</b><span>Sales</span><a href="/orders">Orders</a>
    <form method="post" action="/sign-out">%s<button class="plain">Sign out</button></form></nav>
    <main><h1>%s</h1>%s</main></body></html>
    """
        .formatted(Html.text(title), hidden(csrf), Html.text(title), content);
  }

  static String signIn(boolean failed, CsrfToken csrf) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Sign in - Crossdock</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/assets/console.css"></head><body class="sign-in">
    <form method="post" action="/sign-in" class="card"><h1>Crossdock</h1>%s%s
    <label>User name<input name="username" autocomplete="username" required autofocus></label>
    <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
    <button>Sign in</button></form></body></html>
    """
        .formatted(
            failed ? "<p class=\"error\">The user name or the password is wrong.</p>" : "",
            hidden(csrf));
  }

  static String hidden(CsrfToken csrf) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(Html.text(csrf.getParameterName()), Html.text(csrf.getToken()));
  }
}
