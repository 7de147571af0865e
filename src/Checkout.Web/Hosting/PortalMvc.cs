using System.Text.Encodings.Web;
using System.Text.Unicode;
using Checkout.Web.Features.Errors;
using Checkout.Web.Features.Sandbox;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Checkout.Web.Hosting;

public static class PortalMvc
{
    public static void AddPortalMvc(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsSandbox())
        {
            // In development the host does so by itself: a portal that was built and not published finds its style sheets.
            builder.WebHost.UseStaticWebAssets();
        }

        builder.Services.AddControllersWithViews(mvc =>
            {
                if (!builder.Environment.IsSandbox())
                {
                    mvc.Conventions.Add(new WithoutSandbox());
                }

                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add<TypedForm>();
                mvc.ModelBinderProviders.Insert(0, new DocumentBinder.Provider());
                mvc.ModelMetadataDetailsProviders.Add(new BlankTexts());
                // Stored documents are valid; only what was posted is checked.
                mvc.ModelMetadataDetailsProviders
                    .Add(new Microsoft.AspNetCore.Mvc.ModelBinding.SuppressChildValidationMetadataProvider(typeof(IDocument)));
            })
            .AddRazorOptions(razor =>
            {
                razor.ViewLocationFormats.Clear();
                razor.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
                razor.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
                razor.ViewLocationFormats.Add("/Features/Shared/Parts/{0}.cshtml");
                razor.ViewLocationExpanders.Add(new FeatureFolders());
            });
        // It looks for controllers of APIs, of which there are none, by reading all attributes of the program for each controller: 22 MB.
        foreach (var apis in builder.Services.Where(service => service.ImplementationType?.Name == "ApiBehaviorApplicationModelProvider")
            .ToList())
        {
            builder.Services.Remove(apis);
        }

        builder.Services.AddFluentValidationAutoValidation(validation => validation.DisableDataAnnotationsValidation = true);
        builder.Services.AddValidatorsFromAssemblyContaining<Program>(includeInternalTypes: true);

        // Names in any script stay readable in the page source instead of becoming entities.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        // Forms post what browsers post: ISO dates and point decimals. What is shown is formatted for the Reader, never by the thread's
        // culture.
        builder.Services.Configure<RequestLocalizationOptions>(localization =>
        {
            var culture = CultureInfo.GetCultureInfo("en-US");
            localization.DefaultRequestCulture = new RequestCulture(culture);
            localization.SupportedCultures = [culture];
            localization.SupportedUICultures = [culture];
            localization.RequestCultureProviders.Clear();
        });

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.AddSingleton<StandaloneView>();
        builder.Services.AddSingleton<FailurePage>();
        builder.Services.AddScoped<PageFrame>();
        builder.Services.AddScoped<IFrameSource, MemberFrame>();
    }
}
