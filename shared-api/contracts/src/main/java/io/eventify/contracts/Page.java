package io.eventify.contracts;

import java.util.List;

/**
 * One page of a bounded list.
 *
 * @param page from 1
 * @param size asked size, 1 to 100
 * @param total how many there are in all
 */
public record Page<T>(int page, int size, long total, List<T> items) {}
