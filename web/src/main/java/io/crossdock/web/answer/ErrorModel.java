package io.crossdock.web.answer;

import java.util.List;

/** A request that is refused. */
public record ErrorModel(int status, List<String> faults) {}
