package io.crossdock.web;

import io.crossdock.web.server.Parts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How often pages ask the ports behind them. */
final class Asked {

  private final AtomicInteger times = new AtomicInteger();

  /** The same parts; what is asked of them is counted. */
  Parts counting(Parts parts) {
    return (Parts) record(parts);
  }

  int during(Runnable page) {
    int before = times.get();
    page.run();
    return times.get() - before;
  }

  private Record record(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = part(types[i], components[i].getAccessor().invoke(record));
      }
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy is itself and no other
  private Object part(Class<?> type, Object value) {
    if (value instanceof Record group) {
      return record(group);
    }
    if (value instanceof InstantSource) {
      return value;
    }
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("equals")) {
            return proxy == arguments[0];
          }
          times.incrementAndGet();
          try {
            return method.invoke(value, arguments);
          } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
          }
        });
  }
}
