package io.crossdock.web.users;

/**
 * Where people sign in.
 *
 * @param trouble why somebody was not let in; empty = nothing
 * @param notice what was done; empty = nothing
 * @param oidc whether a provider is offered
 */
public record SignInModel(String trouble, String notice, boolean oidc) {}
