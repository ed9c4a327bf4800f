package io.crossdock.sandbox.org;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How an org starts.
 *
 * @param port 0 for any free one
 * @param seed makes drawn fault chances and tokens repeatable
 * @param journal where committed records live on; null keeps them in memory only
 */
public record OrgOptions(int port, long seed, @Nullable Path journal, InstantSource clock) {}
