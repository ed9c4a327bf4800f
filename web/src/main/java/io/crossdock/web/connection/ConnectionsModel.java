package io.crossdock.web.connection;

import io.crossdock.access.ShopModule.Known;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.Connections.Field;
import io.crossdock.core.port.settings.Connections.Setup;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page "Connections".
 *
 * @param sent what was typed and is not saved
 * @param faults what is wrong with it, by key
 * @param kept secrets among it
 * @param rows what a test of a side has found
 * @param strangers systems that are connected and not the ones this database belongs to
 * @param done {@code saved} or {@code started}; empty = nothing was done just now
 * @param began tells the process that shows the page from the next one
 */
public record ConnectionsModel(
    Setup setup,
    Map<String, String> sent,
    Faults faults,
    TypedSecrets kept,
    Map<Remote, List<Row>> rows,
    Map<Remote, Stranger> strangers,
    Module module,
    String done,
    String began) {

  /** What is asked of one side. */
  public List<FieldGroup> groups(Remote remote) {
    return FieldGroup.of(remote, setup.of(remote));
  }

  /** The ways to sign in to it. */
  public List<FieldGroup> ways(Remote remote) {
    return groups(remote).stream().filter(group -> !group.way().isEmpty()).toList();
  }

  /** The one that is used; the first while none is. */
  public String way(Remote remote) {
    List<FieldGroup> ways = ways(remote);
    return ways.stream()
        .filter(way -> way.used(sent))
        .findFirst()
        .or(() -> ways.stream().findFirst())
        .map(FieldGroup::way)
        .orElse("");
  }

  /** What became of what was asked. */
  public String what() {
    return sent.isEmpty() ? "It was not started." : "Nothing was saved.";
  }

  /** What stands in a field while nothing is typed there. */
  public @Nullable String placeholder(Field field, boolean editable) {
    return !editable
        ? null
        : kept.has(field.key())
            ? kept.placeholder(field.key())
            : field.secret() && field.given() ? "saved; leave empty to keep it" : null;
  }

  /**
   * @param known what the database belongs to
   * @param another what is connected now
   */
  public record Stranger(String known, String another) {}

  /**
   * What is shown while this process ends and the next one begins.
   *
   * @param began as above
   * @param then the page that says what was done
   */
  public record BeginsAnew(String began, String then) {}

  /**
   * The module in the shop.
   *
   * @param pairing the text that pairs it, once; empty = it was not just made
   * @param misfit why its version does not fit; empty = it does
   */
  public record Module(Known known, String pairing, String misfit, Instant now) {

    /** Whether it has told nothing for longer than it may. */
    public boolean silent() {
      return known
          .notices()
          .last()
          .filter(at -> now.isBefore(at.plus(NoticeTrail.SILENT)))
          .isEmpty();
    }
  }
}
