package io.crossdock.web.options;

import io.crossdock.core.port.settings.Settings;
import java.util.List;

/**
 * The page of the options.
 *
 * @param notice what was saved; empty = nothing
 */
public record OptionsModel(
    OptionsPage tab,
    List<Settings.Entry> history,
    List<Settings.Release> releases,
    String notice) {}
