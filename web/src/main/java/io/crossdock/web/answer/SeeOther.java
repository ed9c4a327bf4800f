package io.crossdock.web.answer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What answers a form that was carried out: another page is to be read, whose address says what
 * came of it. Pure.
 */
public final class SeeOther {

  private SeeOther() {}

  public static <T> ResponseEntity<T> at(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  /** The page with one more parameter in its address. */
  public static <T> ResponseEntity<T> at(String address, String name, Object value) {
    return at(with(address, name, value));
  }

  /** The address with one more parameter. */
  public static String with(String address, String name, Object value) {
    return address
        + (address.contains("?") ? "&" : "?")
        + name
        + "="
        + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
