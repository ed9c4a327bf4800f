package io.crossdock.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {

  @ParameterizedTest
  @CsvSource({
    "53100, The disk of the database is full",
    "08006, Crossdock can't reach its database",
    "08001, Crossdock can't reach its database",
    "57P01, Crossdock can't reach its database",
    "57P03, Crossdock can't reach its database",
    "53300, Crossdock can't reach its database"
  })
  void aDatabaseThatIsAwayOrFullIsToldInASentence(String state, String sentence) {
    var thrown = new IllegalStateException("wrapped", new SQLException("no", state));
    Refused refused = DatabaseTrouble.in(thrown).orElseThrow();
    assertThat(refused.what()).isEqualTo(sentence);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.faults().getFirst()).contains("goes on by itself");
  }

  @Test
  void aPoolWithoutAConnectionIsADatabaseThatIsAway() {
    var thrown = new SQLTransientConnectionException("not available, timed out after 10 s");
    assertThat(DatabaseTrouble.in(new IllegalStateException(thrown))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"22021", "22003", "22008", "22P02"})
  void aValueThatTheDatabaseDoesNotTakeIsAFaultOfTheRequest(String state) {
    assertThat(DatabaseTrouble.in(new SQLException("0x00", state)).orElseThrow().status())
        .isEqualTo(400);
  }

  @Test
  void aWrongStatementIsADefectAndNoTroubleOfTheDatabases() {
    assertThat(DatabaseTrouble.in(new SQLException("syntax", "42601"))).isEmpty();
    assertThat(DatabaseTrouble.in(new IllegalStateException("else"))).isEmpty();
    assertThat(DatabaseTrouble.in(null)).isEmpty();
  }
}
