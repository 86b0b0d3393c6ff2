package io.eventify.catalogue.search;

import java.util.List;
import java.util.UUID;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.ObjectStructure;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.automaticindexing.ReindexOnUpdate;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.IndexedEmbedded;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.IndexingDependency;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/** A published event as the index has it. A change here needs a new {@link EventIndex#MODEL}. */
@SearchEntity
@Indexed(index = EventDocument.INDEX)
class EventDocument {
    static final String INDEX = "events";

    @DocumentId
    UUID id;

    /** The id again: what sorts the same is sorted by it. */
    @KeywordField(sortable = Sortable.YES)
    String key;

    @FullTextField(analyzer = Analysis.FRENCH, highlightable = Highlightable.UNIFIED)
    @Nullable
    String titleFr;

    @FullTextField(analyzer = Analysis.ENGLISH, highlightable = Highlightable.UNIFIED)
    @Nullable
    String titleEn;

    @FullTextField(analyzer = Analysis.ARABIC, highlightable = Highlightable.UNIFIED)
    @Nullable
    String titleAr;

    @FullTextField(analyzer = Analysis.FRENCH, highlightable = Highlightable.UNIFIED)
    @Nullable
    String descriptionFr;

    @FullTextField(analyzer = Analysis.ENGLISH, highlightable = Highlightable.UNIFIED)
    @Nullable
    String descriptionEn;

    @FullTextField(analyzer = Analysis.ARABIC, highlightable = Highlightable.UNIFIED)
    @Nullable
    String descriptionAr;

    /** Titles, tags, category, cities and venues, in no language: here typing errors are forgiven. */
    @FullTextField(analyzer = Analysis.WORDS)
    List<String> words = List.of();

    /** Titles by their beginnings. */
    @FullTextField(name = "typed", analyzer = Analysis.BEGINNINGS, searchAnalyzer = Analysis.WORDS)
    List<String> titles = List.of();

    @KeywordField(aggregable = Aggregable.YES)
    String category;

    @KeywordField
    List<String> tags = List.of();

    @KeywordField(aggregable = Aggregable.YES)
    List<String> cities = List.of();

    @KeywordField(aggregable = Aggregable.YES)
    List<String> months = List.of();

    @KeywordField(aggregable = Aggregable.YES)
    @Nullable
    String priceBand;

    @KeywordField(aggregable = Aggregable.YES)
    String availability;

    @IndexedEmbedded(structure = ObjectStructure.NESTED)
    @IndexingDependency(reindexOnUpdate = ReindexOnUpdate.NO)
    List<PerformanceDocument> performances = List.of();

    EventDocument(UUID id, String category, String availability) {
        this.id = id;
        this.key = id.toString();
        this.category = category;
        this.availability = availability;
    }
}
