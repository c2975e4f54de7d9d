namespace PropertyPlatform.Domain.Ballots;

/// <summary>Who of an election's candidates takes a seat (decision 11): the passed ones by area in favour, then by heads, up to the seats; the next become alternates.</summary>
public static class Election
{
    /// <summary>Places the candidates of one election.</summary>
    /// <param name="outcomes">Question index → outcome, of this election only.</param>
    /// <param name="seats">Seats to fill.</param>
    /// <returns>Question index → place. Candidates that tie exactly across the last seat are all <see cref="ElectionOutcome.Tied"/>.</returns>
    public static IReadOnlyDictionary<int, ElectionOutcome> Place(IReadOnlyDictionary<int, QuestionOutcome> outcomes, int seats)
    {
        var places = outcomes.Where(pair => !pair.Value.Passed).ToDictionary(pair => pair.Key, _ => ElectionOutcome.NotPassed);
        var passed = outcomes.Where(pair => pair.Value.Passed)
            .OrderByDescending(pair => pair.Value.Final.For.Area).ThenByDescending(pair => pair.Value.Final.For.Heads).ThenBy(pair => pair.Key).ToList();
        var border = passed.Count > seats && seats > 0 && passed[seats - 1].Value.Final.For == passed[seats].Value.Final.For ? passed[seats].Value.Final.For : (Weight?)null;
        for (var i = 0; i < passed.Count; i++)
        {
            var tied = passed[i].Value.Final.For == border;
            places[passed[i].Key] = tied ? ElectionOutcome.Tied : i < seats ? ElectionOutcome.Elected : ElectionOutcome.Alternate;
        }

        return places;
    }
}
