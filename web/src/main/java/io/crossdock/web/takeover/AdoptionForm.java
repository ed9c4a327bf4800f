package io.crossdock.web.takeover;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Whole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be taken over, by form or by API, with every fault that shows without the org. Pure.
 *
 * @param typed of each kind; one without a field is not wanted
 * @param store the store view all Orders are of, its id; empty = any
 * @param storeField of Order; empty = none
 * @param several {@code none} or {@code newest}
 */
public record AdoptionForm(
    Map<Kind, Typed> typed, String store, String storeField, String several) {

  public static final AdoptionForm BLANK = new AdoptionForm(Map.of(), "", "", "none");

  private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,79}";
  private static final int PREFIX = 40;

  /** As it was typed. */
  public record Typed(String field, String holds, String prefix) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  public AdoptionForm {
    typed = Map.copyOf(typed);
  }

  /** How forms and the API call a kind. */
  public static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "s";
  }

  /** By the names that faults have. */
  static List<String> fields() {
    var fields = new ArrayList<>(List.of("several", "store", "storeField"));
    for (Kind kind : Kind.values()) {
      Stream.of(".field", ".holds", ".prefix").map(part -> name(kind) + part).forEach(fields::add);
    }
    return fields;
  }

  /** What was typed for a kind. */
  public Typed of(Kind kind) {
    return typed.getOrDefault(kind, Typed.NOTHING);
  }

  public List<Fault> faults() {
    var faults = new ArrayList<Fault>();
    if (typed.values().stream().allMatch(one -> one.field().isEmpty())) {
      faults.add(
          new Fault("orders.field", "Name at least one field that holds the shop's numbers."));
    }
    for (Kind kind : Kind.values()) {
      if (!of(kind).field().isEmpty()) {
        source(kind, of(kind), faults);
      }
    }
    if (!store.isEmpty() && Whole.small(store).isEmpty()) {
      faults.add(new Fault("store", "\"" + store + "\" is no id of a store view, such as 1."));
    }
    if (!storeField.isEmpty() && !storeField.matches(NAME)) {
      faults.add(noName("storeField", storeField));
    }
    if (!store.isEmpty() && !storeField.isEmpty()) {
      faults.add(new Fault("store", "Name a store or the field that holds it, not both."));
    }
    if (!several.equals("none") && !several.equals("newest")) {
      faults.add(new Fault("several", "\"" + several + "\" must be none or newest."));
    }
    return faults;
  }

  private static void source(Kind kind, Typed typed, List<Fault> faults) {
    if (!typed.field().matches(NAME)) {
      faults.add(noName(name(kind) + ".field", typed.field()));
    }
    if (holds(kind, typed.holds()).isEmpty()) {
      faults.add(
          new Fault(
              name(kind) + ".holds",
              "\"%s\" must be %s."
                  .formatted(
                      typed.holds(),
                      Holds.of(kind).stream()
                          .map(Holds::code)
                          .collect(Collectors.joining(" or ")))));
    }
    if (typed.prefix().length() > PREFIX) {
      faults.add(
          new Fault(name(kind) + ".prefix", "It must have " + PREFIX + " characters at most."));
    }
  }

  private static Fault noName(String at, String typed) {
    return new Fault(
        at, "\"" + typed + "\" is no API name of a field; write one such as Old_Key__c.");
  }

  private static Optional<Holds> holds(Kind kind, String code) {
    return Holds.of(kind).stream().filter(holds -> holds.code().equals(code)).findFirst();
  }

  /** Only without {@link #faults()}. */
  public TakeOver wanted(boolean dryRun) {
    var sources = new EnumMap<Kind, Source>(Kind.class);
    for (Kind kind : Kind.values()) {
      Typed one = of(kind);
      if (!one.field().isEmpty()) {
        sources.put(
            kind, new Source(one.field(), holds(kind, one.holds()).orElseThrow(), one.prefix()));
      }
    }
    return new TakeOver(
        sources, new Stores(Whole.small(store), storeField), several.equals("newest"), dryRun);
  }

  /** As the form has sent it. */
  public static AdoptionForm of(Form sent) {
    var typed = new EnumMap<Kind, Typed>(Kind.class);
    for (Kind kind : Kind.values()) {
      String name = name(kind);
      typed.put(
          kind,
          new Typed(
              sent.text(name + ".field"), sent.text(name + ".holds"), sent.text(name + ".prefix")));
    }
    String several = sent.has("several") ? sent.exact("several") : "none";
    return new AdoptionForm(typed, sent.text("store"), sent.text("storeField"), several);
  }

  /** As it would be typed. */
  public static AdoptionForm of(TakeOver wanted) {
    var typed = new EnumMap<Kind, Typed>(Kind.class);
    wanted
        .sources()
        .forEach((kind, source) ->
            typed.put(kind, new Typed(source.field(), source.holds().code(), source.prefix())));
    return new AdoptionForm(
        typed,
        wanted.stores().only().map(String::valueOf).orElse(""),
        wanted.stores().field(),
        wanted.newest() ? "newest" : "none");
  }
}
