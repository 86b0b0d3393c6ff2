package io.eventify.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTest {

    @Test
    void the_index_names_its_pages_at_the_root() {
        assertThat(
                        Sitemap.atTheRoot(
                                "<sitemap><loc>https://e.example/api/catalog/sitemaps/1</loc></sitemap>\n<sitemap><loc>https://e.example/api/catalog/sitemaps/12</loc></sitemap>"))
                .isEqualTo(
                        "<sitemap><loc>https://e.example/sitemap-1.xml</loc></sitemap>\n<sitemap><loc>https://e.example/sitemap-12.xml</loc></sitemap>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml", "/sitemap-1.xml", "/sitemap-999999.xml"})
    void its_files_stand_at_the_root(String path) {
        assertThat(Sitemap.has(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sitemap-0.xml", "/sitemap-.xml", "/sitemap-1234567.xml", "/fr/sitemap.xml", "/sitemap-../x.xml"
            })
    void nothing_else_does(String path) {
        assertThat(Sitemap.has(path)).isFalse();
    }

    @Test
    void robots_are_told_where_the_sitemap_is_and_what_is_no_page() {
        assertThat(Sitemap.robots("https://e.example").lines())
                .contains(
                        "User-agent: *",
                        "Allow: /api/catalog/",
                        "Disallow: /api/",
                        "Disallow: /session",
                        "Sitemap: https://e.example/sitemap.xml");
    }
}
