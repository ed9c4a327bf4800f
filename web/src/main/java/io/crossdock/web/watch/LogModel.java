package io.crossdock.web.watch;

import io.crossdock.core.view.Journal;

/** The page "Log": what is asked for, and what was found. */
public record LogModel(LogPage log, Journal.Page found) {}
