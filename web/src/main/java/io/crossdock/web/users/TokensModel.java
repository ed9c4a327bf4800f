package io.crossdock.web.users;

import io.crossdock.access.ApiTokens.Token;
import java.util.List;

/**
 * The page "API Tokens".
 *
 * @param form of a token that is to be made
 * @param notice what was done; empty = nothing
 * @param made the token itself, once; empty = none was made
 */
public record TokensModel(
    List<Token> tokens, UserForm form, List<String> faults, String notice, String made) {}
