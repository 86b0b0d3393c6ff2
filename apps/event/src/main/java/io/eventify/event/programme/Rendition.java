package io.eventify.event.programme;

/**
 * One JPEG of a picture.
 *
 * @param hash SHA-256 of the content in hexadecimal digits
 */
record Rendition(PictureSize size, String hash, byte[] content) {}
