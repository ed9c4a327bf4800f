package io.crossdock.web.watch;

import io.crossdock.core.view.DashboardView.Hour;
import java.util.List;

/**
 * The page "Dashboard".
 *
 * @param operation that a person has just started; empty = none
 */
public record DashboardModel(
    Overview now, List<Hour> hours, List<Overview.Proof> proofs, String operation) {}
