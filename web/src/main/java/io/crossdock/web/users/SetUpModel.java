package io.crossdock.web.users;

import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;

/** Where the first admin is made, with what was typed. */
public record SetUpModel(String code, String name, Faults faults, TypedSecrets kept) {}
