/**
 * Pages and what they are made of: those of the web app's server where there is one, what search engines ask for, and everything below {@code WEB-INF/static} of the WAR, read once at the start. A name with a hash in it never changes its content and is kept
 * by browsers for a year; everything else is asked for again each time and answered 304 while it is the same. States: none.
 */
@NullMarked
package io.eventify.gateway.web;

import org.jspecify.annotations.NullMarked;
