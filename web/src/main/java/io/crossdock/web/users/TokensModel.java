package io.crossdock.web.users;

import io.crossdock.access.ApiTokens.Token;
import io.crossdock.web.answer.Faults;
import java.util.List;

/**
 * The page "API Tokens".
 *
 * @param form of a token that is to be made
 * @param notice what was done; empty = nothing
 * @param made the token itself, once; empty = none was made
 */
public record TokensModel(
    List<Token> tokens, UserForm form, Faults faults, String notice, String made) {}
