namespace Checkout.Web.Settings;

/// <summary>Binds options classes strictly: an unknown key or a bad value stops the start and names itself.</summary>
public static class OptionsBinding
{
    public static OptionsBuilder<TOptions> AddPortalOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidator<TOptions>
    {
        services.AddSingleton<IValidator<TOptions>, TValidator>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new FluentOptionsValidation<TOptions>(section, provider.GetRequiredService<IValidator<TOptions>>()));
        return services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
    }

    private sealed class FluentOptionsValidation<TOptions>(string section, IValidator<TOptions> validator) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var result = validator.Validate(options);
            return result.IsValid
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(result.Errors.Select(error => $"{section}:{error.PropertyName}: {error.ErrorMessage}"));
        }
    }
}
