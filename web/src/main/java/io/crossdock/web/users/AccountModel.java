package io.crossdock.web.users;

import io.crossdock.access.Sessions.Session;
import io.crossdock.web.answer.Faults;
import java.util.List;

/**
 * The page "My Account".
 *
 * @param stored whether Crossdock has the password
 * @param here the session the page was asked for in; -1 = none
 */
public record AccountModel(Faults faults, boolean stored, List<Session> sessions, long here) {}
