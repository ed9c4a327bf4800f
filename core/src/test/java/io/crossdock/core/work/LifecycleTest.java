package io.crossdock.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules, a line each; {@link States} tells how to read them. */
class LifecycleTest {

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a new order
          0/0                                | poll     | 1/0 POLL 5 due 100 behind 100
          0/0                                | webhook  | 1/0 WEBHOOK 5 due 100 behind 100
          0/0                                | manual   | 1/0 MANUAL 9 due 100 behind 100
          # history keeps nobody waiting
          0/0                                | backfill | 1/0 BACKFILL 0 due 100
          # one that is due keeps its place, and takes the greater priority
          1/0 POLL 5 due 90 behind 80        | poll     | 2/0 POLL 5 due 90 behind 80
          1/0 POLL 5 due 90 behind 80        | manual   | 2/0 MANUAL 9 due 90 behind 80
          1/0 POLL 5 due 90 behind 80        | sweep    | 2/0 SWEEP 5 due 90 behind 80
          1/0 POLL 5 due 150 behind 80       | sweep    | 2/0 SWEEP 5 due 100 behind 80
          # what a person or history asked for stays asked until it is settled
          1/0 MANUAL 9 due 90 behind 80      | poll     | 2/0 MANUAL 9 due 90 behind 80
          1/0 BACKFILL 0 due 90              | poll     | 2/0 BACKFILL 5 due 90 behind 100
          1/0 BACKFILL 0 due 90              | manual   | 2/0 MANUAL 9 due 90 behind 100
          1/1 MANUAL 0                       | poll     | 2/1 POLL 5 due 100 behind 100
          1/1 BACKFILL 0                     | poll     | 2/1 POLL 5 due 100 behind 100
          # while it is worked on it becomes due again
          1/0 POLL 5 held 1 90 behind 80     | poll     | 2/0 POLL 5 due 100 held 1 90 behind 80
          1/0 MANUAL 9 held 1 90 behind 80   | poll     | 2/0 POLL 9 due 100 held 1 90 behind 80
          1/0 BACKFILL 0 held 1 90           | poll     | 2/0 BACKFILL 5 due 100 held 1 90 behind 100
          # a waiting retry is brought forward by a person only, one that is put off by anybody
          1/0 POLL 5 due 150 retrying failed 3 | poll   | 2/0 POLL 5 due 150 retrying failed 3 behind 100
          1/0 POLL 5 due 150 retrying failed 3 | manual | 2/0 MANUAL 9 due 100 retrying failed 3 behind 100
          1/0 POLL 5 due 150 failed 3        | poll     | 2/0 POLL 5 due 100 failed 3 behind 100
          # what was written is not forgotten
          1/1 POLL 0 print A first 10 last 20 | poll    | 2/1 POLL 5 due 100 print A behind 100 first 10 last 20
          """)
  void aNotice(String before, String event, String after) {
    becomes(before, event, after);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what blocked it has passed: before history, behind live orders
          1/1 POLL 0 behind 80          | unblocked      | 2/1 POLL 1 due 100 behind 80
          1/1 BACKFILL 0                | unblocked      | 2/1 BACKFILL 1 due 100 behind 100
          1/0 POLL 5 due 150            | unblocked      | 1/0 POLL 5 due 150
          1/0 POLL 5 held 1 90          | unblocked      | 1/0 POLL 5 held 1 90
          # a person wants all tried again that one thing hinders
          1/1 POLL 0 behind 80          | tried again    | 2/1 MANUAL 1 due 100 behind 80
          1/0 POLL 5 due 150 retrying failed 3 | tried again | 2/0 MANUAL 5 due 100 retrying failed 3 behind 100
          1/0 POLL 5 due 90             | tried again    | 1/0 POLL 5 due 90
          1/0 POLL 5 due 100            | tried again    | 1/0 POLL 5 due 100
          1/0 POLL 5 held 1 90          | tried again    | 1/0 POLL 5 held 1 90
          # an option that concerns it is history's work, but for orders that come anyway
          1/1 POLL 0                    | option changed | 2/1 BACKFILL 0 due 100
          1/0 POLL 5 due 90             | option changed | 2/0 POLL 5 due 90
          1/0 POLL 5 due 150            | option changed | 2/0 POLL 5 due 100
          1/0 POLL 5 held 1 90          | option changed | 2/0 POLL 5 due 100 held 1 90
          1/1 POLL 0                    | option changed, from 150 | 2/1 BACKFILL 0 due 150
          """)
  void askedForMany(String before, String event, String after) {
    becomes(before, event, after);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2/1 POLL 5 due 90 behind 80        | claimed     | 2/1 POLL 5 held 2 90 behind 80
          2/1 POLL 5 due 100 failed 3        | claimed     | 2/1 POLL 5 failed 3 held 2 100
          # not before its time, and by one attempt at a time
          2/1 POLL 5 due 150                 | claimed     | 2/1 POLL 5 due 150
          2/2 POLL 0                         | claimed     | 2/2 POLL 0
          2/1 POLL 5 due 90 held 1 80        | claimed     | 2/1 POLL 5 due 90 held 1 80
          # what can't land any more is over
          2/1 POLL 5 due 90 print ? landing 150 | claimed  | 2/1 POLL 5 held 2 90 print ? landing 150
          2/1 POLL 5 due 90 print ? landing 100 | claimed  | 2/1 POLL 5 held 2 90 print ?
          # before anything is sent, what the org has becomes unknown
          2/1 POLL 5 held 2 90 print A       | write begun | 2/1 POLL 5 held 2 90 print ?
          2/1 POLL 5 held 2 90               | write begun | 2/1 POLL 5 held 2 90 print ?
          2/1 POLL 5 due 90 print A          | write begun | 2/1 POLL 5 due 90 print A
          # taken over or forgotten, its record is read before it is written
          2/1 POLL 5 due 90 print A          | linked      | 2/1 POLL 5 due 90 print ?
          2/2 POLL 0                         | linked      | 2/2 POLL 0 print ?
          2/1 POLL 5 held 2 90 print A       | linked      | 2/1 POLL 5 held 2 90 print A
          # given up, it takes its old place
          2/1 POLL 5 held 2 90 print A       | given up    | 2/1 POLL 5 due 90 print A
          3/1 POLL 5 due 95 held 2 90        | given up    | 3/1 POLL 5 due 90
          # one that may have been sent is read from the org now, and when nothing can land any more
          2/1 POLL 5 held 2 90 print ?       | given up    | 2/1 POLL 5 due 90 print ? landing 700
          2/1 POLL 5 held 2 90 print A landing 150 | given up | 2/1 POLL 5 due 90 print A landing 150
          2/1 POLL 5 due 90                  | given up    | 2/1 POLL 5 due 90
          """)
  void anAttempt(String before, String event, String after) {
    becomes(before, event, after);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # settled: nothing is due, nothing is pressing, the backoff is over
          2/1 POLL 5 failed 3 held 2 90 print ? behind 80 | synced  | 2/2 POLL 0 print N first 100 last 100
          2/1 POLL 5 held 2 90 print ? first 10 last 20 | synced    | 2/2 POLL 0 print N first 10 last 100
          2/1 POLL 5 retrying failed 3 held 2 90 print A behind 80 | unchanged | 2/2 POLL 0 print A
          2/1 POLL 5 failed 3 held 2 90 behind 80       | skipped       | 2/2 POLL 0
          1/0 WEBHOOK 5 held 1 90 behind 80             | no such order | 1/1 WEBHOOK 0
          # blocked: it is behind until somebody does something, or its time has come
          2/1 POLL 5 failed 3 held 2 90 behind 80       | blocked       | 2/2 POLL 0 behind 80
          2/1 POLL 5 held 2 90 behind 80                | blocked for 5 s | 2/2 POLL 0 due 105 behind 80
          # noticed meanwhile: it is due again, and behind since that notice
          3/1 POLL 5 due 95 held 2 90 print ? behind 80 | synced    | 3/2 POLL 5 due 95 print N behind 95 first 100 last 100
          3/1 POLL 5 due 95 held 2 90 behind 80         | skipped   | 3/2 POLL 5 due 95 behind 95
          3/1 POLL 5 due 95 held 2 90 behind 80         | blocked   | 3/2 POLL 5 due 95 behind 80
          3/1 POLL 5 due 95 held 2 90 behind 80         | blocked for 5 s | 3/2 POLL 5 due 95 behind 80
          """)
  void anEndThatAnswers(String before, String event, String after) {
    becomes(before, event, after);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a failed try counts and waits, whatever automatic comes; B is what the attempt was given
          2/1 POLL 5 failed 3 held 2 90 print ? behind 80   | retry    | 2/1 POLL 5 due 105 retrying failed 4 print B behind 80
          3/1 POLL 5 due 95 held 2 90 print ? behind 80     | retry    | 3/1 POLL 5 due 105 retrying failed 1 print B behind 80
          3/1 MANUAL 9 due 95 held 2 90 print ? behind 80   | retry    | 3/1 MANUAL 9 due 95 retrying failed 1 print B behind 80
          # put off: costs no try
          2/1 POLL 5 failed 3 held 2 90 print ? behind 80   | deferred | 2/1 POLL 5 due 105 failed 3 print B behind 80
          3/1 POLL 5 due 95 held 2 90 print ? behind 80     | deferred | 3/1 POLL 5 due 95 print B behind 80
          # handed back: as if it had not been taken
          2/1 POLL 5 retrying failed 3 held 2 90 print A    | handed back | 2/1 POLL 5 due 90 retrying failed 3 print A
          3/1 POLL 5 due 95 held 2 90 print A               | handed back | 3/1 POLL 5 due 90 print A
          2/1 POLL 5 failed 3 held 2 90 print ?             | refused with all | 2/1 POLL 5 due 90 failed 3 print B
          """)
  void anEndThatComesAgain(String before, String event, String after) {
    becomes(before, event, after);
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nobody knows whether it was written: read at once, and when nothing can land any more
          2/1 POLL 5 held 2 90 print ?             | retry ?    | 2/1 POLL 5 due 105 retrying failed 1 print ? landing 700
          2/1 POLL 5 held 2 90 print ?             | deferred ? | 2/1 POLL 5 due 105 print ? landing 700
          2/1 POLL 5 held 2 90 print ?             | refused with all ? | 2/1 POLL 5 due 90 print ? landing 700
          2/1 POLL 5 held 2 90 print ? behind 80   | blocked ?  | 2/2 POLL 5 due 700 print ? landing 700 behind 80
          # until then each end keeps that last look, and the fingerprint unknown
          2/1 POLL 5 held 2 90 print ? landing 150 | synced     | 2/2 POLL 5 due 150 print ? landing 150 first 100 last 100
          2/1 POLL 5 held 2 90 print ? landing 150 | unchanged  | 2/2 POLL 5 due 150 print ? landing 150
          2/1 POLL 5 held 2 90 print ? landing 150 | blocked    | 2/2 POLL 5 due 150 print ? landing 150
          2/1 POLL 5 held 2 90 print ? landing 150 | blocked for 5 s | 2/2 POLL 5 due 150 print ? landing 150
          3/1 POLL 5 due 95 held 2 90 print ? landing 150 | skipped | 3/2 POLL 5 due 95 print ? landing 150 behind 95
          2/1 POLL 5 held 2 90 print ? landing 150 | retry ?    | 2/1 POLL 5 due 105 retrying failed 1 print ? landing 700
          # who holds it no more changes nothing
          2/1 POLL 5 due 90 print ?                | synced     | 2/1 POLL 5 due 90 print ?
          """)
  void anEndWhileAWriteMayLand(String before, String event, String after) {
    becomes(before, event, after);
  }

  private static void becomes(String before, String event, String after) {
    OrderState next = Lifecycle.next(States.state(before), States.event(event));
    assertThat(States.text(next)).isEqualTo(States.text(States.state(after)));
  }
}
