package io.crossdock.web.users;

import java.util.List;

/** Where the first admin is made, with what was typed. */
public record SetUpModel(String code, String name, List<String> faults) {}
