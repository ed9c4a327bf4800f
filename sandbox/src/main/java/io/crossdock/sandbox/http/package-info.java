/**
 * What both simulators stand on: a small HTTP server with scripted faults, JSON as plain maps and
 * lists, and a journal that lets a sandbox survive a restart. Knows neither Magento nor Salesforce.
 */
@NullMarked
package io.crossdock.sandbox.http;

import org.jspecify.annotations.NullMarked;
