package io.crossdock.core.adopt;

import java.time.Instant;

/**
 * A record of the org whose field is not blank.
 *
 * @param held the field as it is
 * @param number the same in the form of {@link Numbers}; empty where it is none of the shop's
 * @param store what its store field holds; empty where there is none
 * @param madeAt when the record was made
 * @param keyed whether it had a key of Crossdock's when it was read
 */
public record OrgRow(
    String recordId, String held, String number, String store, Instant madeAt, boolean keyed) {}
