package io.crossdock.web.mapping;

import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Faults;
import java.util.List;
import java.util.Optional;

/**
 * The tab "Status map".
 *
 * @param website 0 = the connection
 * @param tabs of Field Mapping
 * @param version the person's changes are based on
 * @param statuses of the org
 * @param standard the Default Status
 * @param released a change that waits for the answer what happens to orders it concerns
 * @param words of the shop
 * @param notice what was done; empty = nothing
 */
public record StatusMapModel(
    StatusMapForm form,
    int website,
    List<MappingPage.Tab> tabs,
    long version,
    List<Website> websites,
    OrgStatuses statuses,
    String standard,
    Faults faults,
    Optional<Settings.Result.Asked> released,
    ShopWords words,
    String notice) {}
