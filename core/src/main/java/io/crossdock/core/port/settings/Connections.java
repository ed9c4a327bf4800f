package io.crossdock.core.port.settings;

import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop and the org that this Crossdock is connected to, as admins see them. Thread-safe. */
public interface Connections {

  /** How far a connection is. */
  enum Phase {
    /** Neither shop nor org is known. */
    NOT_CONNECTED,
    /** It is read on demand; nothing is noticed or sent by itself until an admin presses Start. */
    SETUP,
    /** Orders go by themselves. */
    STARTED
  }

  /**
   * One value of a connection.
   *
   * @param key as the environment has it, such as {@code CROSSDOCK_SHOP_URL}
   * @param value empty for a secret, which is never shown again
   * @param given whether there is a value
   */
  record Field(
      String key,
      Remote remote,
      String label,
      String help,
      boolean secret,
      String value,
      boolean given) {}

  /**
   * What is set up.
   *
   * @param fixed the values come from the environment or crossdock.yaml and can't be changed here
   */
  record Setup(Phase phase, boolean fixed, List<Field> fields) {

    /** How people know a key; the key itself when it is no field. */
    public String label(String key) {
      return fields.stream()
          .filter(field -> field.key().equals(key))
          .map(field -> (field.remote() == Remote.SHOP ? "Shop" : "Org") + ", " + field.label())
          .findFirst()
          .orElse(key);
    }

    /** Of one side. */
    public List<Field> of(Remote remote) {
      return fields.stream().filter(field -> field.remote() == remote).toList();
    }
  }

  /**
   * What an admin asked for, looked at and not yet done.
   *
   * @param faults why it can't be, by key; empty = it may
   * @param work does it; asks no other system
   */
  record Answer(Map<String, String> faults, Runnable work) {

    public static Answer refusing(Map<String, String> faults) {
      return new Answer(faults, () -> {});
    }

    public boolean refused() {
      return !faults.isEmpty();
    }

    /** Does it; nothing where it is refused. */
    public void carryOut() {
      if (!refused()) {
        work.run();
      }
    }
  }

  /** As it is saved, whether or not it works. */
  Setup setup();

  /** How far the connection is that this process works with; asks nobody. */
  Phase phase();

  /**
   * Tests what is typed, over what is saved, without saving it; reads only. A side is tested by
   * itself, whatever the other lacks, and not at all while one of its own fields is wrong. Takes as
   * long as the system takes to answer, a minute at most for each row.
   *
   * @param typed by key; an empty secret means the saved one, as long as the address is the one it
   *     was saved for; ignored where the environment fixes the connection
   */
  List<Row> check(Remote remote, Map<String, String> typed);

  /** Whether a check leaves something that must be mended. */
  static boolean red(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.state() == State.FAILED);
  }

  /** Whether everything was tested and nothing must be mended: what was not tested is not ready. */
  static boolean ready(List<Row> rows) {
    return !rows.isEmpty() && rows.stream().noneMatch(Row::hinders);
  }

  /** What one side is not {@link #ready} for, with what to do, by a name of it. */
  static Map<String, String> unready(Remote remote, List<Row> rows) {
    String side = remote == Remote.SHOP ? "Shop, " : "Org, ";
    var faults = new LinkedHashMap<String, String>();
    rows.stream()
        .filter(Row::hinders)
        .forEach(
            row -> faults.put(side + row.subject(), (row.sentence() + " " + row.fix()).strip()));
    return faults;
  }

  /**
   * Where {@link #check} would ask and {@link #save} would let requests go.
   *
   * @param typed as there
   */
  String address(Remote remote, Map<String, String> typed);

  /**
   * To save all values or none. Every instance goes on with them within seconds; one that was not
   * connected is in setup then.
   *
   * @param typed by key; an empty secret means the saved one
   */
  Answer save(Map<String, String> typed, String user);

  /**
   * To let orders go by themselves from now on; refused unless both sides are {@link #ready}, which
   * takes as long as their checks.
   */
  Answer start(String user);
}
