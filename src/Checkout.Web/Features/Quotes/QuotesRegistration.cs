using Checkout.Web.Features.Quotes.Acceptance;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes;

public static class QuotesRegistration
{
    /// <summary>What the pages of quotes read and write with.</summary>
    public static void AddQuotes(this IServiceCollection services)
    {
        services.AddSingleton<QuotePdf>();
        services.AddScoped<QuoteRefusals>();
        services.AddScoped<QuotePageQuery>();
        services.AddScoped<QuoteFiles>();
        services.AddScoped<QuoteOpening>();
        services.AddScoped<AcceptancePages>();
    }
}
