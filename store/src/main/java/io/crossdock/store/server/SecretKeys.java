package io.crossdock.store.server;

import io.crossdock.core.hash.Sha256;
import io.crossdock.core.port.settings.ConnectionStore.WrongKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM under the first key and opens them with any: a new key is put
 * first, the former stays behind it until everything was sealed anew. A sealed text belongs to its
 * name and opens under no other. Thread-safe; prints no key.
 */
public final class SecretKeys {

  /** Bytes of a key. */
  public static final int SIZE = 32;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SecretKeySpec> keys;

  /**
   * @param keys of {@link #SIZE} bytes each, the current one first
   */
  public SecretKeys(List<byte[]> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != SIZE)) {
      throw new IllegalArgumentException("a key has " + SIZE + " bytes");
    }
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, "AES")).toList();
  }

  /** A new key, in the form in which files and the environment hold it. */
  public static String fresh() {
    var key = new byte[SIZE];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  public String seal(String name, String text) {
    SecretKeySpec key = keys.getFirst();
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, key, nonce, name, text.getBytes(StandardCharsets.UTF_8));
    byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    return id(key) + ":" + Base64.getEncoder().encodeToString(all);
  }

  /** Whether the text was sealed with the current key. */
  public boolean current(String sealed) {
    return sealed.startsWith(id(keys.getFirst()) + ":");
  }

  /**
   * @throws WrongKey when none of the keys is the one it was sealed with, or it was changed
   */
  public String open(String name, String sealed) {
    int colon = sealed.indexOf(':');
    byte[] all = Base64.getDecoder().decode(sealed.substring(colon + 1));
    for (SecretKeySpec key : keys) {
      if (colon > 0 && id(key).equals(sealed.substring(0, colon))) {
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE);
        byte[] rest = java.util.Arrays.copyOfRange(all, NONCE, all.length);
        return new String(
            crypt(Cipher.DECRYPT_MODE, key, nonce, name, rest), StandardCharsets.UTF_8);
      }
    }
    throw new WrongKey(
        "The stored "
            + name
            + " was encrypted with another key than the one given now. Give that key by"
            + " CROSSDOCK_KEY_FILE or CROSSDOCK_KEY (a former one by CROSSDOCK_FORMER_KEY).");
  }

  private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, String name, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new WrongKey("The stored " + name + " was changed outside of Crossdock: " + e);
    }
  }

  /** Tells keys apart without telling the key. */
  private static String id(SecretKeySpec key) {
    return Sha256.hex(key.getEncoded()).substring(0, 8);
  }
}
